using System.CommandLine;
using System.Globalization;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Learning.Checks;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;
using Tideline.Learning.Progress;

namespace Tideline.Cli.Commands;

/// <summary><c>learn</c>: what is taught, and how ready a country is.</summary>
internal static class LearnCommand
{
    public static Command Create() => new Command("learn", "Courses on a synthetic country, with exercises that check themselves; and the maturity assessment.")
    {
        List(), Start(), Show(), Hint(), Check(), Quiz(), Country(), DevCheck(), MaturityCommand.Create(),
        ProgressCommands.Progress(), ProgressCommands.Merge(), ProgressCommands.Export(),
        CredentialCommands.Issuers(), CredentialCommands.Certificate(), CredentialCommands.Verify(), CredentialCommands.Revoke(),
    };

    internal static Option<DirectoryInfo> Work() => new("--work") { Description = "The work folder.", DefaultValueFactory = _ => new DirectoryInfo("learning") };

    private static Argument<string> Module() => new("MODULE") { Description = "As B1." };

    private static Command List()
    {
        var work = Work();
        return new Command("list", "The modules, and how far one is.") { work }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var passed = ProgressBook.Of(parsed.GetValue(work)!.FullName).Passed;
            var rows = CourseShelf.Modules.Select(m => new { m.Id, m.Title, m.Minutes, Passed = passed.Contains(m.Id), m.Question }).ToList();
            output.Write(rows, _ => rows.ForEach(r => output.Say(string.Create(CultureInfo.InvariantCulture, $"{r.Id,-5}{(r.Passed ? "passed" : ""),-8}{r.Minutes,4} min  {r.Title}: {r.Question}"))));
            return 0;
        });
    }

    private static Command Start()
    {
        var (module, work) = (Module(), Work());
        var learner = new Option<string>("--learner") { Description = "A name, or any word: other words, other countries. It is not kept.", DefaultValueFactory = _ => "learner" };
        return new Command("start", "Makes the learner's country where there is none yet, and shows the task.") { module, work, learner }.Does(CommandLine.Json(), (parsed, output, cancellation) =>
        {
            var found = CourseShelf.Find(parsed.GetValue(module)!);
            var folder = parsed.GetValue(work)!.FullName;
            var exercise = ExerciseShelf.Of(found.Id);
            var form = exercise as IFormExercise;
            if (form is null)
            {
                output.Stages.Run(progress => LearnJob.Start(folder, parsed.GetValue(learner)!, progress, cancellation));
            }
            else
            {
                LearnJob.StartForm(folder, parsed.GetValue(learner)!);
            }

            var asked = form is null ? [] : FormText.Of(form, LearnerSeed.In(folder), found);
            output.Write(new { found.Id, found.Title, Work = folder, found.Task, exercise.File, exercise.Columns, Asked = asked },
                _ => output.Say($"{found.Id} {found.Title}\n\n{found.Task}\n{string.Concat(asked.Select(a => a + "\n"))}Work in {folder}. Then: tideline learn check {found.Id} --work {folder}"));
            return 0;
        });
    }

    // The server asks for it: the seed lies in the folder, so that no learner's code stands in a list of processes.
    private static Command Country()
    {
        var work = Work();
        return new Command("country", "Makes the country of a work folder.") { work }.Does(CommandLine.Json(), (parsed, output, cancellation) =>
        {
            var folder = parsed.GetValue(work)!.FullName;
            var made = false;
            output.Stages.Run(progress => made = LearnJob.MakeCountry(folder, progress, cancellation));
            output.Write(new { Work = folder, Made = made }, _ => output.Say(made ? $"The country is in {folder}." : $"The country in {folder} is there already."));
            return 0;
        });
    }

    private static Command Show()
    {
        var module = Module();
        return new Command("show", "The text of a module.") { module }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var found = CourseShelf.Find(parsed.GetValue(module)!);
            output.Write(found, _ => output.Say($"{found.Text}\n## What it is for\n\n{found.PolicyUse}\n\n## To keep\n\n{string.Join('\n', found.KeyPoints.Select(k => "* " + k))}\n\n## The exercise\n\n{found.Task}"));
            return 0;
        });
    }

    private static Command Hint()
    {
        var (module, work) = (Module(), Work());
        return new Command("hint", "The next hint to an exercise; there are three.") { module, work }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var found = CourseShelf.Find(parsed.GetValue(module)!);
            var folder = parsed.GetValue(work)!.FullName;
            LearnerSeed.In(folder);
            var progress = ProgressBook.Of(folder);
            var number = Math.Min(progress.HintsShown(found.Id) + 1, found.Hints.Count);
            progress.HintWasShown(found.Id, number);
            output.Write(new { Number = number, Of = found.Hints.Count, Hint = found.Hints[number - 1] }, _ => output.Say(string.Create(CultureInfo.InvariantCulture, $"Hint {number} of {found.Hints.Count}: {found.Hints[number - 1]}")));
            return 0;
        });
    }

    private static Command Check()
    {
        var (module, work) = (Module(), Work());
        return new Command("check", "Checks what was handed in. Exit code 0: passed, 3: not yet.") { module, work }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var found = CourseShelf.Find(parsed.GetValue(module)!);
            var folder = parsed.GetValue(work)!.FullName;
            var seed = LearnerSeed.In(folder);
            var exercise = ExerciseShelf.Of(found.Id);
            var report = ExerciseRun.Check(exercise, folder, seed);
            ProgressBook.Of(folder).EnterExercise(found.Id, seed, Path.Combine(folder, exercise.File), report, SystemClock.Instance);
            output.Write(
                new { found.Id, report.IsPassed, Criteria = report.Criteria.Select(c => new { c.Id, c.IsPassed, c.Observed, c.Misconception, Answer = c.Misconception is null ? null : found.Misconceptions[c.Misconception] }) },
                _ => Print(found, report, output));
            return report.IsPassed ? 0 : 3;
        });
    }

    private static void Print(CourseModule module, CheckReport report, Output output)
    {
        foreach (var criterion in report.Criteria)
        {
            output.Say($"{(criterion.IsPassed ? "right" : "not yet"),-9}{module.Criteria[criterion.Id]}: {criterion.Observed}");
            if (criterion.Misconception is { } misconception)
            {
                output.Say($"         {module.Misconceptions[misconception]}");
            }
        }

        output.Say(report.IsPassed ? $"The exercise of {module.Id} is passed." : $"Not yet. 'tideline learn hint {module.Id}' helps on.");
    }

    private static Command Quiz()
    {
        var (module, work) = (Module(), Work());
        var answers = new Option<string?>("--answers") { Description = "Numbers of the options, as 1,3,2,1,1,2; without it the questions are shown." };
        return new Command("quiz", "The questions of a module, or their answers. Exit code 0: passed, 3: not yet.") { module, work, answers }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var found = CourseShelf.Find(parsed.GetValue(module)!);
            var folder = parsed.GetValue(work)!.FullName;
            var seed = LearnerSeed.In(folder);
            var shown = found.Quiz.Select(q => (Item: q, Options: QuizOrder.Of(q, seed))).ToList();
            if (parsed.GetValue(answers) is not { } text)
            {
                output.Write(shown.Select(s => new { s.Item.Id, s.Item.Stem, Options = s.Options.Select(o => s.Item.Options[o].Text) }), _ =>
                {
                    foreach (var (item, options) in shown)
                    {
                        output.Say($"{item.Id}  {item.Stem}\n{string.Join('\n', options.Select((o, i) => string.Create(CultureInfo.InvariantCulture, $"   {i + 1}  {item.Options[o].Text}")))}\n");
                    }
                });
                return 0;
            }

            int[] given = [.. text.Split(',').Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n - 1 : -1)];
            if (given.Length != shown.Count || given.Zip(shown).Any(g => g.First < 0 || g.First >= g.Second.Options.Count))
            {
                throw new ConfigurationException($"--answers is '{text}'; it needs {shown.Count} numbers of options with commas between. Nothing was entered.");
            }

            int[] chosen = [.. given.Zip(shown, (g, s) => s.Options[g])];
            var attempt = ProgressBook.Of(folder).EnterQuiz(found, seed, chosen, SystemClock.Instance);
            output.Write(new { attempt.Score, Passed = attempt.Score >= ProgressBook.QuizPass, Questions = shown.Zip(chosen, (s, c) => new { s.Item.Id, Right = s.Item.Options[c].IsRight, s.Item.Options[c].Reason }) }, _ =>
            {
                foreach (var ((item, _), option) in shown.Zip(chosen))
                {
                    output.Say($"{item.Id}  {(item.Options[option].IsRight ? "right" : "wrong"),-6} {item.Options[option].Reason}");
                }

                output.Say(string.Create(CultureInfo.InvariantCulture, $"{attempt.Score:P0} right; {ProgressBook.QuizPass:P0} pass."));
            });
            return attempt.Score >= ProgressBook.QuizPass ? 0 : 3;
        });
    }

    private static Command DevCheck() => new("dev", "For who writes courses.")
    {
        new Command("check", "Says what modules lack.").Does(CommandLine.Json(), (_, output, _) =>
        {
            string[] faults = [.. CourseShelf.Modules.SelectMany(CourseCheck.FaultsOf), .. CourseShelf.Modules.Where(m => m.Track == "A").SelectMany(m => CourseCheck.FaultsOfTranslation(m, "ur")), .. LessonShelf.FaultsOf(Indicator.Released)];
            output.Write(faults, _ => output.Say(faults.Length == 0 ? $"{CourseShelf.Modules.Count} modules have what a module needs." : string.Join('\n', faults)));
            return faults.Length == 0 ? 0 : 3;
        }),
    };
}
