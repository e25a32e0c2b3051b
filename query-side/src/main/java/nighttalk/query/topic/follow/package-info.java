/** The log as a topic has it, for a query side that is elsewhere. */
package nighttalk.query.topic.follow;
