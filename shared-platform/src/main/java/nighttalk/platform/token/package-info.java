/** How far followers of the log have come, and which process follows for all: the same on both sides. */
package nighttalk.platform.token;
