/**
 * Where the time of a request goes: spans as OpenTelemetry has them, from its door over the command, the append and the
 * projections. A trace has the request's own name, which its events bear as their correlation, so that whoever works on
 * an event later, in whatever process, adds to the same trace, and nothing but that name is passed on.
 */
package nighttalk.platform.tracing;
