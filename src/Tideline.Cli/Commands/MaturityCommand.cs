using System.CommandLine;
using System.Text;
using Tideline.Domain;
using Tideline.Learning.Maturity;
using Tideline.Projects.Files;

namespace Tideline.Cli.Commands;

/// <summary><c>learn maturity</c>: how ready a country is to use mobile data.</summary>
internal static class MaturityCommand
{
    public static Command Create() => new Command("maturity", "The maturity assessment: an answer sheet, and its score.") { Sheet(), Score() };

    private static Command Sheet()
    {
        var path = new Option<FileInfo>("--out") { Description = "The file to write.", DefaultValueFactory = _ => new FileInfo("maturity.yaml") };
        return new Command("sheet", "Writes an empty answer sheet with all questions and levels.") { path }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var file = parsed.GetValue(path)!;
                if (file.Exists)
                {
                    throw new ConfigurationException($"{file.FullName} exists already, and answers may stand in it; nothing was written. Name another with --out.");
                }

                File.WriteAllText(file.FullName, AnswerSheetFile.Blank(FrameworkFile.BuiltIn));
                output.Write(new { File = file.FullName }, _ => output.Say($"Fill in {file.FullName}, one entry under 'respondents' for each organisation; then 'tideline learn maturity score {file.Name}'."));
                return 0;
            });
    }

    private static Command Score()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Answer sheets of one country, of one or more days.", Arity = ArgumentArity.OneOrMore };
        var aim = new Option<string?>("--aim") { Description = $"The gate that is aimed for: {string.Join(", ", FrameworkFile.BuiltIn.Gates.Select(g => g.Code))}; default: the first that is not passed." };
        var csv = new Option<FileInfo?>("--csv") { Description = "Also writes a row for each question, of all days." };
        return new Command("score", "Scores answer sheets, names what each gate lacks and what to do next.") { files, aim, csv }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var framework = FrameworkFile.BuiltIn;
                var code = parsed.GetValue(aim);
                var gate = code is null ? null : framework.Gates.FirstOrDefault(g => g.Code == code)
                    ?? throw new ConfigurationException($"--aim is '{code}'; known are {string.Join(", ", framework.Gates.Select(g => g.Code))}. Nothing was written.");
                var scored = parsed.GetValue(files)!.Select(f => Read(f, framework)).OrderBy(s => s.Sheet.Day).ToList();
                if (scored.Select(s => s.Sheet.Country).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 1 } countries)
                {
                    throw new ConfigurationException($"The sheets are of {string.Join(" and ", countries)}. Countries are not compared: score one at a time. Nothing was written.");
                }

                var (sheet, score) = scored[^1];
                if (parsed.GetValue(csv) is { } table)
                {
                    File.WriteAllText(table.FullName, Csv(scored));
                }

                output.Write(
                    new
                    {
                        sheet.Country,
                        sheet.Day,
                        Stage = score.Stage.ToString(),
                        score.UnknownShare,
                        Dimensions = score.Dimensions.Select(d => new { d.Dimension.Code, d.Mean, d.Minimum, Band = d.Band.ToString() }),
                        Gates = score.Gates.Select(g => new { g.Gate.Code, g.IsPassed, Lacking = g.Lacking.Select(q => q.Question.Code) }),
                        Differing = score.Differing.Select(q => q.Question.Code),
                        Next = MaturityScoring.Next(score, gate).Take(5).Select(q => new { q.Question.Code, q.Next }),
                        AccessModel = AccessModels.Recommend(score, sheet).ToString(),
                    },
                    _ => output.Say(MaturityReport.Text(sheet, score, [.. scored.SkipLast(1)], gate).TrimEnd()));
                return 0;
            });
    }

    private static (AnswerSheet Sheet, MaturityScore Score) Read(FileInfo file, MaturityFramework framework)
    {
        if (!file.Exists)
        {
            throw new ConfigurationException($"There is no file {file.FullName}. Write one with 'tideline learn maturity sheet'.");
        }

        var sheet = AnswerSheetFile.Parse(File.ReadAllText(file.FullName), file.Name, framework);
        return (sheet, MaturityScoring.Of(framework, sheet));
    }

    private static string Csv(IEnumerable<(AnswerSheet Sheet, MaturityScore Score)> scored)
    {
        var text = new StringBuilder();
        foreach (var row in scored.SelectMany(s => MaturityReport.Rows(s.Sheet, s.Score)).Prepend(MaturityReport.Columns))
        {
            text.AppendJoin(',', row.Select(CsvField.Quoted)).Append('\n');
        }

        return text.ToString();
    }
}
