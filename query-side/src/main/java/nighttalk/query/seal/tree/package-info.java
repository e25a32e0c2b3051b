/**
 * Merkle trees as RFC 6962 (section 2.1) has them, over SHA-256, kept as the tiles of C2SP's tlog-tiles. Pure: no
 * framework, no database, no files.
 */
package nighttalk.query.seal.tree;
