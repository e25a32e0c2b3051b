package nighttalk.query.audit.state;

import nighttalk.event.AccountId;
import nighttalk.event.Personal;

/** A personal text and whose it is. */
public record Said(AccountId person, Personal text) {}
