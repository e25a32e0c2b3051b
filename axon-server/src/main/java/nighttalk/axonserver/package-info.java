/**
 * What it would take to keep the log in Axon Server: one bean, the event store. What does not come along is what the log's
 * database commits together with events, and the density of the positions; see docs/scaling.md.
 */
package nighttalk.axonserver;
