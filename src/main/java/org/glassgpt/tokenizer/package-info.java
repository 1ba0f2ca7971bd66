/**
 * Text ⇄ ids: byte-level byte-pair encoding exactly as GPT-2 does it, its trainer, and a tokenizer with one id per
 * character. Floor 1; needs the JDK and Jackson's streaming reader and writer only.
 *
 * <p>Start at {@link org.glassgpt.tokenizer.TokenizerFiles#load} (a checkpoint folder), {@link
 * org.glassgpt.tokenizer.BpeTrainer} (counted words) or {@link org.glassgpt.tokenizer.CharTokenizer#of} (a corpus).
 * Screens ask {@link org.glassgpt.tokenizer.TokenText} how ids are to be written.
 *
 * <p>Decisions worth remembering:
 *
 * <ul>
 *   <li>Special tokens such as {@code <|endoftext|>} are ordinary text unless the caller asks for them: what a reader
 *       types or a corpus contains can never end a document by accident. (Hugging Face's own default is the opposite.)
 *   <li>A surrogate without its partner is no Unicode character and has no UTF-8. It is read as U+FFFD, as every strict
 *       encoder does; everything else round-trips.
 *   <li>White space is Unicode's White_Space property and letters and numbers are the general categories L and N, as in
 *       Python's {@code regex} module. Which code points are assigned is the running JDK's knowledge: a letter that
 *       entered Unicode after it counts as neither.
 *   <li>Bytes that make no character are written ⟨E9 A3⟩, never as the replacement character.
 *   <li>Our own trainer never lets a token straddle two characters; GPT-2's vocabulary has such tokens, and they are
 *       read and shown all the same.
 * </ul>
 */
package org.glassgpt.tokenizer;
