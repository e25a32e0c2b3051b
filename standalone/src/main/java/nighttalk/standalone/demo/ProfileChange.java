package nighttalk.standalone.demo;

import java.util.Optional;

/** A new nickname, a new picture, or both. */
record ProfileChange(int person, Optional<String> nickname, Optional<Picture> picture) {}
