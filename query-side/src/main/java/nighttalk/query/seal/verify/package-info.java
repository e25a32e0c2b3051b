/** Compares the rows of the log with what was sealed, without trusting a running service, the rows or the tiles. */
package nighttalk.query.seal.verify;
