package dev.retort.spring.shop;

import org.springframework.data.repository.CrudRepository;

/** The accounts. */
public interface Accounts extends CrudRepository<Account, Long> {}
