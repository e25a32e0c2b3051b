package nighttalk.standalone.demo;

/** One thing that one person does at one post. People are numbers in {@link Plan#people()}. */
sealed interface Act {

    int person();

    record Reads(int person) implements Act {}

    record Likes(int person) implements Act {}

    record TakesLikeBack(int person) implements Act {}

    record Comments(int person, String text) implements Act {}

    /** Comments are counted from 0 in the order in which they came to this post. */
    record EditsComment(int person, int nth, String text) implements Act {}

    /** See {@link EditsComment}. */
    record DeletesComment(int person, int nth) implements Act {}

    record EditsPost(int person, String body) implements Act {}

    record DeletesPost(int person) implements Act {}
}
