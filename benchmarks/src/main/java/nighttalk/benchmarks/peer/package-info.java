/**
 * The peer: the same endpoints as a plain Spring Boot and Spring Data JPA service, written as most people would write
 * it. It knows nothing of NightTalk, and nothing in it is tuned, for better or worse.
 */
package nighttalk.benchmarks.peer;
