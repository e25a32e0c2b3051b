/** Copies the log to the topic: each event once, in the order of the positions. */
package nighttalk.query.topic.relay;
