using Amazon.Runtime;

namespace Tideline.Operation.Feeds.S3;

/// <summary>The key with which requests to storage are signed, from a file of lines as the storage's own tools write it.</summary>
internal static class AccessKey
{
    /// <param name="feed">Name of the feed, for faults.</param>
    /// <param name="path">Full path; lines <c>aws_access_key_id = …</c> and <c>aws_secret_access_key = …</c>.</param>
    /// <exception cref="FeedException">It cannot be read, others may read it, or it holds no key.</exception>
    public static AWSCredentials Read(string feed, string path)
    {
        var lines = FeedSecret.Read(feed, path).Split('\n').Select(l => l.Split('=', 2, StringSplitOptions.TrimEntries)).Where(l => l.Length == 2)
            .GroupBy(l => l[0], StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Last()[1], StringComparer.OrdinalIgnoreCase);
        if (!lines.TryGetValue("aws_access_key_id", out var id) || !lines.TryGetValue("aws_secret_access_key", out var secret))
        {
            throw new FeedException($"Feed '{feed}': {path} holds no access key. Write a line 'aws_access_key_id = …' and a line 'aws_secret_access_key = …'; nothing was fetched.");
        }

        return lines.TryGetValue("aws_session_token", out var token) ? new SessionAWSCredentials(id, secret, token) : new BasicAWSCredentials(id, secret);
    }
}
