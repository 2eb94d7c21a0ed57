using System.CommandLine;
using System.Text;
using Tideline.Domain;
using Tideline.Exchange.Joint;
using Tideline.Learning.Maturity;
using Tideline.Projects.Files;
using Tideline.Release.Bulletins.Printing;
using Tideline.Server.Learning;

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
        var xlsx = new Option<FileInfo?>("--xlsx") { Description = "Also writes a workbook: result, gates, questions, actions, answers, years." };
        var pdf = new Option<FileInfo?>("--pdf") { Description = "Also prints it as PDF, with the Chromium of this machine." };
        return new Command("score", "Scores answer sheets, names what each gate lacks and what to do next.") { files, aim, csv, xlsx, pdf }
            .Does(CommandLine.Json(), async (parsed, output, cancellation) =>
            {
                var assessment = Assessment.Of([.. parsed.GetValue(files)!.Select(Read)], parsed.GetValue(aim));
                var (scored, gate) = (assessment.Scored, assessment.Aim);
                var (sheet, score) = scored[^1];
                if (parsed.GetValue(csv) is { } table)
                {
                    await File.WriteAllTextAsync(table.FullName, Csv(scored), cancellation);
                }

                if (parsed.GetValue(xlsx) is { } book)
                {
                    await File.WriteAllBytesAsync(book.FullName, MaturityWorkbook.Write(assessment, rightToLeft: false), cancellation);
                }

                if (parsed.GetValue(pdf) is { } page)
                {
                    var chromium = Chromium.Find(null) ?? throw new ConfigurationException(Chromium.Missing);
                    await File.WriteAllBytesAsync(page.FullName, await chromium.Print(MaturityPage.Of(scored, gate, PageFonts.Faces(CommandLine.WebRoot, [sheet.Country, .. sheet.Respondents.Select(r => r.Organisation)])), cancellation), cancellation);
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

    private static (string Name, string Text) Read(FileInfo file) => file.Exists
        ? (file.Name, File.ReadAllText(file.FullName))
        : throw new ConfigurationException($"There is no file {file.FullName}. Write one with 'tideline learn maturity sheet'.");

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
