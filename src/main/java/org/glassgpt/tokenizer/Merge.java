package org.glassgpt.tokenizer;

/** One merge of a vocabulary, all three as ids: {@code left} followed by {@code right} becomes {@code merged}. */
public record Merge(int left, int right, int merged) {}
