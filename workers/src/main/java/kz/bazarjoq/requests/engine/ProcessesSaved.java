package kz.bazarjoq.requests.engine;

/**
 * Somebody has saved files among the processes while the system runs.
 *
 * @param report what came of it, in an analyst's words: which versions are deployed, or what is wrong in which file
 */
public record ProcessesSaved(boolean taken, String report) {}
