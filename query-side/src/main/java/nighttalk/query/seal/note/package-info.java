/**
 * Checkpoints as C2SP's tlog-checkpoint has them, on top of its signed notes with Ed25519, and proofs as files. Pure but
 * for reading a key file.
 */
package nighttalk.query.seal.note;
