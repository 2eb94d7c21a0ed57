using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;
using Tideline.Attack;
using Tideline.Proof.Disclosure.Judging;

namespace Tideline.Proof.Disclosure;

/// <summary>The page of an attack proof.</summary>
internal static class AttackPage
{
    // As many as a reader can look into.
    private const int MostExamples = 24;

    /// <param name="arguments">What was asked for on the command line.</param>
    /// <param name="date">When it was made.</param>
    public static string Write(AttackOutcome outcome, string arguments, LocalDate date) =>
        string.Join('\n', Head(outcome, arguments, date), Table(outcome), Kinds(outcome), Refusals(outcome), Membership(outcome), Unicity(outcome));

    private static string Head(AttackOutcome outcome, string arguments, LocalDate date)
    {
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Attacks on releases

            An attacker that has the published files, and knows the method, narrows down every hidden figure: by exact subtraction, by
            bounds through one sum at a time, by linear programmes over many sums, and by what earlier releases printed. Of the gate's releases he also knows,
            as nobody does, exactly how many people are ordinarily away of every figure, which the method takes away from those seen: so far below 0 may
            an estimate be. A judge that knows the truth counts
            a figure as **told** where the attacker's interval holds it and says fewer subscribers than the minimum, or has its ends fewer than the minimum
            apart. The **twin** releases the same cubes with a threshold and rounding alone; an attacker that cannot beat it proves nothing.
            A **guess** is what somebody comes to who has the published files alone and supposes that no estimate is below 0.

            * Date: {date:uuuu-MM-dd}. Machine: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {RuntimeInformation.OSDescription.Split('#')[0].Trim()}; {outcome.Seconds:0} s.
            * Command: `dotnet run -c Release --project src/Tideline.Proof -- attack {arguments} --work DIR --out docs/attacks.md`.
            * **Told by the gate: {outcome.All.Sum(r => r.Gate.Told):N0} of {outcome.All.Sum(r => r.Gate.Attacked):N0} hidden figures. Told by the twin: {outcome.All.Sum(r => r.Twin.Told):N0} of {outcome.All.Sum(r => r.Twin.Attacked):N0}.**

            """).ReplaceLineEndings("\n");
    }

    private static string Table(AttackOutcome outcome)
    {
        var text = new StringBuilder("""
            ## What was tried

            | countries | releases | refused | gate: hidden figures attacked | gate: told | gate: changes told | guessed right | guessed wrong | twin: hidden | twin: told | twin: changes told |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|

            """.ReplaceLineEndings("\n"));
        Row(FormattableString.Invariant($"{outcome.Hierarchies.Count} random hierarchies, {outcome.Plan.HierarchyWeeks} weeks with late records"), outcome.Hierarchies);
        if (outcome.Flood is { } flood)
        {
            Row(FormattableString.Invariant($"flood, {outcome.Plan.Subscribers:N0} subscribers, {outcome.Plan.Weeks} weeks with late records"), [flood]);
        }

        return text.Append("\nPairs without a row count as hidden figures. A figure that several releases hide is attacked in each. Guesses: figures for which too narrow an interval is believed, and it holds the truth or does not; in random countries nothing is taken away, and nobody has to guess.\n").ToString();

        static string Guesses(IReadOnlyList<SequenceResult> of, Func<Verdict, int> count) =>
            of.Any(r => r.Guesses is not null) ? of.Sum(r => r.Guesses is { } g ? count(g) : 0).ToString(CultureInfo.InvariantCulture) : "-";

        void Row(string name, IReadOnlyList<SequenceResult> of) => text.Append(
            CultureInfo.InvariantCulture,
            $"| {name} | {of.Sum(r => r.Released)} | {of.Sum(r => r.Refused.Count)} | {of.Sum(r => r.Gate.Attacked)} | {of.Sum(r => r.Gate.Told)} | {of.Sum(r => r.Gate.ToldChanges)} | {Guesses(of, g => g.Told)} | {Guesses(of, g => g.Mistaken.Count)} | {of.Sum(r => r.Twin.Attacked)} | {of.Sum(r => r.Twin.Told)} | {of.Sum(r => r.Twin.ToldChanges)} |\n");
    }

    private static string Kinds(AttackOutcome outcome)
    {
        var breaches = outcome.All.SelectMany(r => r.Gate.Breaches, (r, b) => (r.Name, r.Areas, View: Words(b.Finding), Breach: b)).ToList();
        if (breaches.Count == 0)
        {
            return "## How figures of the gate were told\n\nNone was.\n";
        }

        var text = new StringBuilder("""
            ## How figures of the gate were told

            | the attacker looks at | and uses | indicator | figures told | of which with nobody | closest, subscribers apart |
            |---|---|---|---:|---:|---:|

            """.ReplaceLineEndings("\n"));
        foreach (var kind in breaches.GroupBy(b => (b.View, b.Breach.Finding.Method, b.Breach.Finding.Target.Key.Indicator))
            .OrderBy(k => k.Key.View, StringComparer.Ordinal).ThenBy(k => k.Key.Method).ThenBy(k => k.Key.Indicator, StringComparer.Ordinal))
        {
            var told = kind.DistinctBy(b => (b.Name, b.Breach.Finding.Target)).ToList();
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {kind.Key.View} | {Words(kind.Key.Method)} | {kind.Key.Indicator} | {told.Count} | {told.Count(b => b.Breach.Truth.Contributors == 0)} | {kind.Min(b => b.Breach.SubscribersApart):0.0} |\n");
        }

        text.Append("\nExamples, each from the smallest country; the seed makes them again:\n\n");
        foreach (var (name, areas, view, breach) in breaches.GroupBy(b => (b.View, b.Breach.Finding.Target.Key.Indicator))
            .Select(k => k.MinBy(b => (b.Areas, b.Breach.SubscribersApart))).OrderBy(b => (b.View, b.Areas, b.Name)).Take(MostExamples))
        {
            var key = breach.Finding.Target.Key;
            text.Append(
                CultureInfo.InvariantCulture,
                $"* {name} ({areas} areas), release {breach.Finding.Target.Release + 1}: {key.Indicator} of {key.Area}{(key.Counterpart is { } c ? $" to {c}" : "")}, {key.Start:uuuu-MM-dd} to {key.End:uuuu-MM-dd}: {breach.Finding.Bounds.Lower:0} to {breach.Finding.Bounds.Upper:0} ({view}, {Words(breach.Finding.Method)}); it is {breach.Truth.Value:0} people, {breach.Truth.Contributors} subscribers.\n");
        }

        return text.ToString();
    }

    private static string Refusals(AttackOutcome outcome)
    {
        var refused = outcome.All.SelectMany(r => r.Refused, (r, message) => $"* {r.Name}: {message}\n").ToList();
        return refused.Count == 0 ? "" : "## Releases that the gate refused\n\n" + string.Concat(refused);
    }

    private static string Membership(AttackOutcome outcome)
    {
        if (outcome.Membership.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            ## Who is in it

            Somebody who knows in which district a target was on each of 14 days guesses whether the target is among the people present in a release.
            Area under the curve: 0.5 is guessing, 1 is certainty. Bars of the release: mean at most 0.60, worst at most 0.75.

            | what the reader has | members | targets | games each | mean (95%) | worst target |
            |---|---:|---:|---:|---:|---:|

            """).ReplaceLineEndings("\n"));
        foreach (var m in outcome.Membership)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {m.Table} | {m.Members:N0} | {m.Targets} | {m.Groups} | {m.Mean:0.000} ({m.Lower:0.000} to {m.Upper:0.000}) | {m.Worst:0.000} |\n");
        }

        return text.Append("\nThe worst of many targets lies above 0.5 by chance too: with g games each, one standard deviation of guessing is about 0.41 ÷ √g.\n").ToString();
    }

    private static string Unicity(AttackOutcome outcome)
    {
        if (outcome.Unicity.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder("""
            ## Why events never leave

            Share of subscribers who are alone with so many points of their own path, drawn from four weeks:

            | place and time | 1 | 2 | 3 | 4 | 5 | 6 |
            |---|---:|---:|---:|---:|---:|---:|

            """.ReplaceLineEndings("\n"));
        foreach (var row in outcome.Unicity)
        {
            text.Append("| ").Append(row.Resolution).Append(" |").AppendJoin("|", row.Shares.Select(s => double.IsNaN(s) ? " - " : s.ToString(" 0.000 ", CultureInfo.InvariantCulture))).Append("|\n");
        }

        return text.Append("\nPoints are last places of a night or a day; events have more, and finer ones.\n").ToString();
    }

    private static string Words(Finding finding) => finding.View switch
    {
        AttackView.OneRelease => finding.Target.Release == 0 ? "1. a first release" : "2. a later release alone",
        AttackView.EarlierReleases => "3. a release and earlier ones",
        AttackView.SharesReturned => "4. a release with its shares returned",
        AttackView.Projections => "5. projections",
        AttackView.Differences => "6. what changed",
        _ => throw new ArgumentOutOfRangeException(nameof(finding)),
    };

    private static string Words(AttackMethod method) => method switch
    {
        AttackMethod.Elimination => "subtraction",
        AttackMethod.Propagation => "bounds, sum by sum",
        AttackMethod.LinearProgramme => "linear programmes",
        AttackMethod.Division => "division",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };
}
