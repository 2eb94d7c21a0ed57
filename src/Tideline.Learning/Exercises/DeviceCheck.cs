using System.Globalization;
using Tideline.Learning.Checks;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B3: SIMs that no person carries, by a rule, and how good the rule is.</summary>
public sealed class DeviceCheck : IExerciseCheck
{
    private const double ShareError = 0.001;
    private const double LeastF1 = 0.95;

    public string Module => "B3";

    public string File => "devices.csv";

    public IReadOnlyList<string> Columns => ["sim", "cells", "interval", "share", "returns", "device", "outcome"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var sims = SimHabits.Read(country.Folder);
        var labelled = PracticeTable.Read(country.Folder, DeviceFiles.Labelled).ToDictionary(r => r[0], r => r[1] == "yes", StringComparer.Ordinal);
        var answers = new KeyedAnswers(handedIn, sims.Select(s => s.Sim), "sim");
        return new(
        [
            answers.Rows("rows"),
            answers.Column("cells", Whole(s => s.DistinctCells), ("rows_for_cells", Whole(s => s.Times.Count))),
            answers.Column("interval", Whole(s => s.Usual().Minutes), ("rounded_down", Whole(s => s.Usual(down: true).Minutes)), ("not_rounded", Whole(s => s.Usual(step: 1).Minutes))),
            answers.Numbers("share", ShareError, Numbers(s => s.Share), ("percent", Numbers(s => 100 * s.Share)), ("share_of_events", Numbers(s => (double)s.Usual().Count / s.Times.Count))),
            answers.Column("returns", Whole(s => s.Returns()), ("any_change", Whole(s => s.Changes)), ("no_time_limit", Whole(s => s.Returns(anyTime: true)))),
            answers.Column(
                "device", Devices(s => s.IsDevice()), ("static_alone", Devices(s => s.IsDevice(regular: false))), ("regular_alone", Devices(s => s.IsDevice(isStatic: false))),
                ("trackers_missed", Devices(s => s.IsDevice(often: false))), ("few_events_kept", Devices(s => s.IsDevice(least: 0)))),
            answers.Column(
                "outcome", Outcomes("fp", "fn", all: false), ("errors_exchanged", Outcomes("fn", "fp", all: false)), ("unlabelled_as_people", Outcomes("fp", "fn", all: true))),
            F1(country, answers),
        ]);

        Dictionary<string, string> Whole(Func<SimHabits, int> found) => sims.ToDictionary(s => s.Sim, s => found(s).ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

        Dictionary<string, double> Numbers(Func<SimHabits, double> found) => sims.ToDictionary(s => s.Sim, found, StringComparer.Ordinal);

        Dictionary<string, string> Devices(Func<SimHabits, bool> rule) => sims.ToDictionary(s => s.Sim, s => rule(s) ? "yes" : "no", StringComparer.Ordinal);

        // Of a person taken for a device, and of a device that is missed.
        Dictionary<string, string> Outcomes(string alarm, string missed, bool all) => sims.ToDictionary(
            s => s.Sim, s => !labelled.TryGetValue(s.Sim, out var isDevice) && !all ? "" : s.IsDevice() ? isDevice ? "tp" : alarm : isDevice ? missed : "tn", StringComparer.Ordinal);
    }

    private static CriterionResult F1(PracticeCountry country, KeyedAnswers answers)
    {
        var truth = PracticeTable.Read(country.Folder, DeviceFiles.Truth).Select(r => (IsDevice: r[1] == "yes", IsNamed: string.Equals(answers.Text(r[0], "device"), "yes", StringComparison.OrdinalIgnoreCase))).ToArray();
        var (right, named, devices) = (truth.Count(t => t.IsDevice && t.IsNamed), truth.Count(t => t.IsNamed), truth.Count(t => t.IsDevice));
        return new("f1", 2.0 * right >= LeastF1 * (named + devices), FormattableString.Invariant($"{named} are named, F1 is {2.0 * right / (named + devices):0.00}"));
    }
}
