/**
 * The sealed log: a Merkle tree over all events, signed about once a second and kept outside the database, so that
 * whoever changes, removes, adds or moves an event is found out. docs/sealed-log.md specifies it.
 */
package nighttalk.query.seal;
