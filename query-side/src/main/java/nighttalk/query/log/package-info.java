/** The log as this side reads it, wherever it is: how far it goes, and what is where in it. */
package nighttalk.query.log;
