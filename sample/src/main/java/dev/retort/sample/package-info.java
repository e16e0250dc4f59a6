/** A small lending library: the smallest application that shows what Retort is for. */
package dev.retort.sample;
