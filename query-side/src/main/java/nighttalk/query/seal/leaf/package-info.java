/** What a leaf of the sealed log is: everything that is stored of one event, in one unmistakable row of bytes. */
package nighttalk.query.seal.leaf;
