/**
 * The peer of rebuilds: Axon's stock replay into Spring Data JPA, written as most people would write it. Nothing in it
 * is tuned, for better or worse.
 */
package nighttalk.benchmarks.replay;
