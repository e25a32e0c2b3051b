/** Checks proofs that somebody holds in a file, without the service, the database or the place. */
package nighttalk.query.seal.prove;
