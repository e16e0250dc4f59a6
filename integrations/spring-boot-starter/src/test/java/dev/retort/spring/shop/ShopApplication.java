package dev.retort.spring.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as a user writes it. */
@SpringBootApplication
public class ShopApplication {}
