using System.CommandLine;
using Tideline.Domain;
using Tideline.Learning.Courses;
using Tideline.Learning.Credentials;
using Tideline.Learning.Progress;

namespace Tideline.Cli.Commands;

/// <summary><c>learn progress</c>, <c>merge</c> and <c>export</c>: the record of what one has done.</summary>
internal static class ProgressCommands
{
    public static Command Progress()
    {
        var work = LearnCommand.Work();
        return new Command("progress", "What is passed, and what lacks for each certificate.") { work }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var folder = parsed.GetValue(work)!.FullName;
            LearnerSeed.In(folder);
            var book = ProgressBook.Of(folder);
            var attempts = book.Attempts;
            var isPassed = book.Passed;
            string[] passed = [.. CourseShelf.Modules.Select(m => m.Id).Union(attempts.Select(a => a.Module)).Where(isPassed.Contains)];
            var levels = BadgeLevel.All.Select(l => new { Level = l.Code, l.Name, Lacking = l.Lacking(isPassed) }).ToList();
            output.Write(new { Attempts = attempts.Count, book.Head, Passed = passed, Levels = levels }, _ =>
            {
                output.Say($"{attempts.Count} attempts; the record is whole.");
                output.Say(passed.Length == 0 ? "No module is passed yet." : $"Passed: {string.Join(", ", passed)}.");
                levels.ForEach(l => output.Say($"{l.Level,-10}{(l.Lacking.Count == 0 ? $"reached: tideline learn certificate --level {l.Level} --name NAME" : "lacks " + string.Join(", ", l.Lacking))}"));
            });
            return 0;
        });
    }

    public static Command Merge()
    {
        var (work, files) = (LearnCommand.Work(), new Argument<FileInfo[]>("FILE") { Description = "Files progress.jsonl of the same learner, from other machines.", Arity = ArgumentArity.OneOrMore });
        return new Command("merge", "Takes over what other records of the same learner hold. Nothing is lost, and every chain can still be checked.") { files, work }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var folder = parsed.GetValue(work)!.FullName;
                var seed = LearnerSeed.In(folder);
                var given = parsed.GetValue(files)!;
                if (given.FirstOrDefault(f => !f.Exists) is { } absent)
                {
                    throw new ConfigurationException($"There is no file {absent.FullName}. Nothing was merged.");
                }

                var taken = ProgressBook.Of(folder).Merge([.. given.Select(f => f.FullName)], seed);
                output.Write(new { New = taken }, _ => output.Say($"{taken} attempts were new."));
                return 0;
            });
    }

    public static Command Export()
    {
        var work = LearnCommand.Work();
        var format = new Option<string>("--format") { Description = "xapi: statements, JSON; csv: a gradebook.", Required = true };
        format.AcceptOnlyFromAmong("xapi", "csv");
        var path = new Option<FileInfo?>("--out") { Description = "The file to write; default: progress.xapi.json or progress.csv in the work folder." };
        return new Command("export", "Writes the record for other programs. It holds no name.") { format, work, path }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var folder = parsed.GetValue(work)!.FullName;
            var seed = LearnerSeed.In(folder);
            var isCsv = parsed.GetValue(format) == "csv";
            var book = ProgressBook.Of(folder);
            var file = parsed.GetValue(path)?.FullName ?? Path.Combine(folder, isCsv ? "progress.csv" : "progress.xapi.json");
            File.WriteAllText(file, isCsv ? ProgressExport.Csv(book) : ProgressExport.XApi(book, seed));
            output.Write(new { File = file }, _ => output.Say($"Wrote {file}."));
            return 0;
        });
    }
}
