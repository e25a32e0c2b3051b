/** Where checkpoints and tiles are kept: outside the database, so that whoever rewrites that can't rewrite these. */
package nighttalk.query.seal.place;
