using System.CommandLine;
using System.Globalization;
using Tideline.Cli.Jobs;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Exchange.Exports;
using Tideline.Exchange.Import;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Projects;

namespace Tideline.Cli.Commands;

/// <summary><c>exchange</c>: what others counted, beside released figures; and releases in the shapes that others read.</summary>
internal static class ExchangeCommand
{
    private const int MostShown = 10;

    public static Command Create() => new Command("exchange", "Imports what others counted, holds it against releases, and exports releases.")
    {
        Import(), Triangulate(), Bulletin(), Export(),
    };

    private static Command Import()
    {
        var project = CommandLine.Project();
        var files = new Argument<FileInfo[]>("FILE") { Description = "Files of the source.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source") { Description = $"What the files are: {string.Join(", ", SourceKindWords.All)}.", Required = true };
        var name = new Option<string?>("--name") { Description = "Name of the import; default: the source. One of the same name is replaced." };
        var crosswalk = new Option<FileInfo?>("--crosswalk") { Description = "CSV from older p-codes to the project's: old,new,weight,valid_from." };
        var coding = new Option<FileInfo?>("--coding") { Description = "A list of p-codes to check against instead of inputs.areas." };
        var map = new Option<FileInfo?>("--map") { Description = "What the columns of a spreadsheet mean, for assessment." };
        var level = new Option<int?>("--level") { Description = "Admin level of the areas that IDMC's points are put into; default: the country." };
        return new Command("import", "Imports what others counted into reported/.") { project, files, source, name, crosswalk, coding, map, level }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var word = parsed.GetValue(source)!;
                var import = ExchangeJob.Import(
                    new ProjectFolder(parsed.GetValue(project)!.FullName),
                    new(
                        SourceKindWords.Parse(word) ?? throw new ConfigurationException($"--source is '{word}'; known are {string.Join(", ", SourceKindWords.All)}. Nothing was imported."),
                        parsed.GetValue(name) ?? word, [.. parsed.GetValue(files)!.Select(f => f.FullName)], parsed.GetValue(crosswalk)?.FullName,
                        parsed.GetValue(coding)?.FullName, parsed.GetValue(map)?.FullName, parsed.GetValue(level)));
                output.Write(import.Account, _ => Print(import, output));
                return ExchangeJob.IsUseful(import) ? 0 : 3;
            });
    }

    private static void Print(ReportedImport import, Output output)
    {
        var account = import.Account;
        output.Say(string.Create(CultureInfo.InvariantCulture, $"{account.Publisher}: {account.Entries} entries, {account.Kept} kept in {account.Figures} figures."));
        foreach (var (reason, count) in account.LeftOut)
        {
            output.Say(string.Create(CultureInfo.InvariantCulture, $"  left out, {reason}: {count}"));
        }

        foreach (var unknown in account.UnknownCodes.Take(MostShown))
        {
            output.Say(string.Create(CultureInfo.InvariantCulture, $"  {unknown.Code} ({unknown.Entries}) is no area; perhaps {string.Join(", ", unknown.Nearest)}"));
        }

        foreach (var differing in account.NamesThatDiffer.Take(MostShown))
        {
            output.Say($"  {differing.Area} is '{differing.Name}' here and '{differing.ReportedName}' there; the p-code goes");
        }

        output.Say(ExchangeJob.IsUseful(import)
            ? $"Written to reported/{account.Name}."
            : "Nothing of it can be used, so that nothing was written and an earlier import stays.");
    }

    private static Command Triangulate()
    {
        var standard = new TriangulationRules();
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The published release." };
        var imports = new Option<string[]>("--with") { Description = "Names of imports; default: all.", AllowMultipleArgumentsPerToken = true };
        var threshold = new Option<decimal>("--threshold") { Description = "People; areas are ranked by the probability of more.", DefaultValueFactory = _ => standard.Threshold };
        var days = new Option<int>("--within-days") { Description = "Most days between a reported and a released period.", DefaultValueFactory = _ => standard.DaysApart };
        var recent = RecentDays();
        var level = Level();
        var folder = new Option<DirectoryInfo?>("--out") { Description = "A new folder; default: reports/triangulation/ID, which is replaced." };
        return new Command("triangulate", "Holds a published release against what was imported.") { project, id, imports, threshold, days, recent, level, folder }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var (table, written) = ExchangeJob.Triangulate(
                    parsed.GetValue(project)!, parsed.GetValue(id)!, parsed.GetValue(imports) ?? [],
                    Rules(parsed.GetValue(threshold), parsed.GetValue(days), parsed.GetValue(recent)), parsed.GetValue(level), parsed.GetValue(folder)?.FullName);
                output.Write(
                    new
                    {
                        Release = parsed.GetValue(id),
                        Folder = written,
                        Compared = table.Comparisons.Count,
                        WithRatio = table.Comparisons.Count(c => c.Ratio is not null),
                        NotCompared = table.NotCompared.Sum(n => n.Figures),
                    },
                    _ => output.Say(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{table.Comparisons.Count} reported figures beside released ones, {table.Comparisons.Count(c => c.Ratio is not null)} with a ratio; {table.NotCompared.Sum(n => n.Figures)} not compared. Read {Path.Combine(written, "triangulation.en.html")}.")));
                return 0;
            });
    }

    private static Command Bulletin()
    {
        var standard = new TriangulationRules();
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The published release." };
        var imports = new Option<string[]>("--with") { Description = "Names of imports; default: all.", AllowMultipleArgumentsPerToken = true };
        var threshold = new Option<decimal>("--threshold") { Description = "People; areas are ranked by the probability of more.", DefaultValueFactory = _ => standard.Threshold };
        var days = new Option<int>("--within-days") { Description = "Most days between a reported and a released period.", DefaultValueFactory = _ => standard.DaysApart };
        var recent = RecentDays();
        var level = Level();
        var language = new Option<string>("--language") { Description = "en or ur.", DefaultValueFactory = _ => "en" };
        var file = new Option<FileInfo?>("--out") { Description = "The page to write; default: reports/joint-bulletin-ID-LANGUAGE.html, which is replaced." };
        return new Command("bulletin", "Writes mobile indicators beside needs, by district, on one or two pages.") { project, id, imports, threshold, days, recent, level, language, file }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var page = ExchangeJob.Bulletin(
                    parsed.GetValue(project)!, parsed.GetValue(id)!, parsed.GetValue(imports) ?? [],
                    Rules(parsed.GetValue(threshold), parsed.GetValue(days), parsed.GetValue(recent)), parsed.GetValue(level), parsed.GetValue(language)!, parsed.GetValue(file)?.FullName);
                output.Write(new { Release = parsed.GetValue(id), Page = page }, _ => output.Say($"Wrote {page}."));
                return 0;
            });
    }

    private static Option<int> RecentDays() => new("--recent-days")
    {
        Description = "A count is recent up to so many days; areas without one are suggested to teams.",
        DefaultValueFactory = _ => new TriangulationRules().RecentDays,
    };

    private static Option<int?> Level() => new("--level") { Description = "Admin level of the rows of pages; default: districts (2)." };

    private static TriangulationRules Rules(decimal threshold, int withinDays, int recentDays) => threshold < 0 || withinDays is < 0 or > 366 || recentDays is < 0 or > 3660
        ? throw new ConfigurationException("--threshold is a number of people from 0, --within-days lies in 0 to 366, --recent-days in 0 to 3660; nothing was written.")
        : new() { Threshold = threshold, DaysApart = withinDays, RecentDays = recentDays };

    private static Command Export()
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The published release." };
        var formats = new Option<string[]>("--format") { Description = $"{string.Join(", ", ExportFormatWords.All)}; default: all but cap.", AllowMultipleArgumentsPerToken = true };
        var folder = new Option<DirectoryInfo>("--out") { Description = "The new folder to write; not in lake/.", Required = true };
        var recipient = new Option<string?>("--for") { Description = "The organisation that it is for; needed where there is an agreement." };
        var location = new Option<string?>("--location") { Description = "ISO code of the country, such as PAK, for hapi and hdx." };
        var licence = new Option<string?>("--licence") { Description = "Licence of HDX, such as cc-by-igo; default: the permitted use, in words." };
        var sender = new Option<string?>("--sender") { Description = "Who sends the alert, such as an e-mail address, for cap." };
        var exercise = new Option<bool>("--exercise") { Description = "The alert is an exercise; needed where the data are synthetic." };
        return new Command("export", "Writes a published release in the shapes that others read.") { project, id, formats, folder, recipient, location, licence, sender, exercise }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var files = ExchangeJob.Export(
                    parsed.GetValue(project)!,
                    new(
                        parsed.GetValue(id)!, [.. (parsed.GetValue(formats) ?? []).SelectMany(f => f.Split(',')).Select(Format)], parsed.GetValue(folder)!.FullName,
                        parsed.GetValue(recipient), parsed.GetValue(location), parsed.GetValue(licence), parsed.GetValue(sender), parsed.GetValue(exercise)));
                output.Write(
                    new { Release = parsed.GetValue(id), Folder = parsed.GetValue(folder)!.FullName, Files = files },
                    _ => output.Say($"Wrote {files.Count} files of {parsed.GetValue(id)} to {parsed.GetValue(folder)!.FullName}; README.md there says what they are."));
                return 0;
            });
    }

    private static ExportFormat Format(string word) => ExportFormatWords.Parse(word.Trim()) ?? throw new ConfigurationException(
        $"--format is '{word}'; known are {string.Join(", ", ExportFormatWords.All)}. Nothing was written.");
}
