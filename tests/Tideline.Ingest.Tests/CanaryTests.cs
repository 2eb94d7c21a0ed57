using System.Text;

namespace Tideline.Ingest.Tests;

/// <summary>A number that is in the input must be nowhere else: not in the lake, a message or a report of progress.</summary>
public sealed class CanaryTests
{
    private static readonly string[] Forms = ["923009999999", "03009999999", "3009999999", "300 9999999", "300-9999999"];

    [Fact]
    public void A_phone_number_never_leaves_its_input_file()
    {
        using var project = new TemporaryProject();
        var header = TemporaryProject.Header;
        project.Write("inbox/events/good.csv", $"{header}\n923009999999,2025-08-15 10:00:00,A1\n03009999999,2025-08-15 10:00:01,A1\n");
        project.Write("inbox/events/rejects.csv", $"{header}\n923009999999,nonsense,A1\n923009999999,2025-08-15 10:00:00,923009999999\n\"923009999999,x\n923009999999,2025-08-15 10:00:00,B2\n");
        project.Write("inbox/events/headless.csv", "923009999999,2025-08-15 10:00:00,A1\n");
        project.Write("inbox/events/headless_semicolon.csv", "+92 300-9999999;A;B\n");
        project.Write("inbox/events/all_bad.csv", $"{header}\n923009999999,2025-08-15 10:00:00,923009999999\n");
        project.WriteGzip("inbox/events/shifted.csv.gz", $"{header}\nx,923009999999,2025-08-15 10:00:00\n");
        project.Write("inbox/events/torn.csv.gz", TemporaryProject.Gzip($"{header}\n923009999999,2025-08-15 10:00:00,A1\n")[..^5]);

        var summary = project.Ingest();

        Assert.Equal((2, 5), (summary.Accepted.Count, summary.Quarantined.Count));
        var said = string.Join('\n', summary.Quarantined.Select(q => q.ToString() + q.Advice).Concat(project.Progress.Select(p => p.ToString())));
        Assert.All(Forms, form => Assert.DoesNotContain(form, said, StringComparison.Ordinal));
        foreach (var file in project.FilesBelow(project.Folder.Lake).Concat(project.FilesBelow(project.Folder.Reports)))
        {
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.All(Forms, form => Assert.DoesNotContain(form, text, StringComparison.Ordinal));
        }

        var rows = string.Join('\n', project.Query("select t::varchar from t").Concat(project.Query("select t::varchar from t", "rejects")));
        Assert.All(Forms, form => Assert.DoesNotContain(form, rows, StringComparison.Ordinal));
    }
}
