package dev.customersync.sandbox.ecwid;

/**
 * Where an account differs.
 *
 * @param token what follows {@code Bearer} in the header {@code Authorization}
 * @param refusesTakenEmails whether a customer with an e-mail address that another one has is refused with 409, or made
 */
public record EcwidOptions(String token, boolean refusesTakenEmails) {}
