using System.Globalization;
using NodaTime;
using Tideline.Learning.Courses;
using Tideline.Learning.Progress;

namespace Tideline.EndToEnd.Tests;

/// <summary>From a record of progress to a certificate that somebody else verifies, by the command line alone.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory().FullName;

    private string Work => Path.Combine(_root, "learning");

    [Fact]
    public async Task A_learner_who_passed_gets_a_certificate_that_holds_until_it_is_revoked()
    {
        await Says(0, "learn", "start", "A1", "--work", Work, "--learner", "Zarina");
        await Says(0, "learn", "issuer", "create", "--name", "Statistics Office", "--issuer", "issuer");
        var refused = await Says(3, "learn", "certificate", "--level", "reader", "--name", "Zarina", "--work", Work, "--issuer", "issuer");
        Assert.Contains("A1, A2, A8", refused, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_root, "reader.jwt")));

        Passes(Work, "A1", "A2", "A8");
        await Says(0, "learn", "certificate", "--level", "reader", "--name", "Zarina", "--work", Work, "--issuer", "issuer");

        Assert.Contains("It holds.", await Says(0, "learn", "verify", "reader.jwt", "--issuer", "issuer/issuer.jwk.json"), StringComparison.Ordinal);
        await Says(0, "learn", "revoke", "reader.jwt", "--reason", "By mistake", "--issuer", "issuer");
        Assert.Contains("By mistake", await Says(3, "learn", "verify", "reader.jwt", "--issuer", "issuer/issuer.jwk.json", "--revoked", "issuer/revoked.jwt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_of_two_machines_become_one_and_leave_as_statements_and_as_a_gradebook()
    {
        var other = Path.Combine(_root, "other");
        await Says(0, "learn", "start", "A1", "--work", Work, "--learner", "Zarina");
        await Says(0, "learn", "start", "A1", "--work", other, "--learner", "Zarina");
        Passes(Work, "A1");
        Passes(other, "A2", "A8");

        await Says(0, "learn", "merge", Path.Combine(other, "progress.jsonl"), "--work", Work);
        Assert.Contains("reader    reached", await Says(0, "learn", "progress", "--work", Work), StringComparison.Ordinal);
        await Says(0, "learn", "export", "--format", "csv", "--work", Work);
        await Says(0, "learn", "export", "--format", "xapi", "--work", Work);

        Assert.Equal(4, File.ReadLines(Path.Combine(Work, "progress.csv")).Count());
        Assert.DoesNotContain("Zarina", await File.ReadAllTextAsync(Path.Combine(Work, "progress.xapi.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Passes(string work, params string[] modules)
    {
        var (book, seed) = (ProgressBook.Of(work), ulong.Parse(File.ReadAllText(Path.Combine(work, ".seed")), CultureInfo.InvariantCulture));
        foreach (var module in modules.Select(CourseShelf.Find))
        {
            book.EnterExercise(module.Id, seed, "", new([new("all", true, "right")]), SystemClock.Instance);
            book.EnterQuiz(module, seed, [.. module.Quiz.Select(q => q.Options.ToList().FindIndex(o => o.IsRight))], SystemClock.Instance);
        }
    }

    private async Task<string> Says(int exitCode, params string[] arguments)
    {
        var ended = await Call.Run(_root, arguments);
        Assert.True(ended.ExitCode == exitCode, ended.Said);
        return ended.Said;
    }
}
