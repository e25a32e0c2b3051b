package nighttalk.benchmarks.peer;

/** How many of something a post has. */
interface NumberOfPost {

    Long getPost();

    Long getNumber();
}
