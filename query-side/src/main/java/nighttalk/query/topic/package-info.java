/**
 * The log as a topic of Apache Kafka: a {@link nighttalk.query.topic.relay relay} beside the log's database copies it
 * there, and query sides elsewhere {@link nighttalk.query.topic.follow follow} the copy.
 */
package nighttalk.query.topic;
