package org.glassgpt.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Token ids as typed, {@code 1,2,3}. Immutable. */
final class IdList {
    private final int[] ids;

    private IdList(int[] ids) {
        this.ids = ids;
    }

    int[] toArray() {
        return ids.clone();
    }

    static String text(int[] ids) {
        return Arrays.stream(ids).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    static final class Converter implements ITypeConverter<IdList> {
        @Override
        public IdList convert(String text) {
            String[] words = text.split(",", -1);
            int[] ids = new int[words.length];
            for (int i = 0; i < ids.length; i++) {
                try {
                    ids[i] = Integer.parseInt(words[i].strip());
                } catch (NumberFormatException e) {
                    throw new TypeConversionException(
                            "'" + words[i] + "' is not a token id; ids are written like 1,2,3");
                }
                if (ids[i] < 0) throw new TypeConversionException("token ids are 0 or more, not " + ids[i]);
            }
            return new IdList(ids);
        }
    }
}
