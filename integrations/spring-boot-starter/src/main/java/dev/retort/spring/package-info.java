/**
 * Retort in a Spring Boot application: auto-configuration, properties, an actuator endpoint and a
 * failure analyzer. Needs Spring Boot 3.5 or 4.
 */
@NullMarked
package dev.retort.spring;

import org.jspecify.annotations.NullMarked;
