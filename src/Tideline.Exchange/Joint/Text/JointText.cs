using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Release.Bulletins.Text;

namespace Tideline.Exchange.Joint.Text;

/// <summary>Every word of the joint pages in one language, beside those of the bulletin. Braces hold places: {0}, {1} …</summary>
public sealed record JointText
{
    /// <summary>Language, direction, numbers, dates, statuses.</summary>
    public required BulletinText Bulletin { get; init; }

    /// <summary>{0} hazard, {1} country or emergency.</summary>
    public required string PageTitle { get; init; }

    /// <summary>{0} hazard, {1} country or emergency.</summary>
    public required string BulletinTitle { get; init; }

    /// <summary>{0} release id.</summary>
    public required string OfRelease { get; init; }

    /// <summary>{0} released week.</summary>
    public required string ReleasedWeek { get; init; }

    public required string Synthetic { get; init; }

    public required string NeverAdd { get; init; }

    public required string ShortHeading { get; init; }

    /// <summary>{0} areas that the source counted, {1} kind of area, {2} publisher, {3} round or day, {4} of them with a released number.</summary>
    public required string Counted { get; init; }

    /// <summary>{0} areas inside the interval, {1} near, {2} theirs larger, {3} ours larger.</summary>
    public required string Verdicts { get; init; }

    /// <summary>{0} rank correlation, {1} of the areas at the top named by both, {2} areas at the top.</summary>
    public required string Ranks { get; init; }

    /// <summary>{0} areas suppressed, {1} not observable, {2} without row.</summary>
    public required string WithoutOurs { get; init; }

    public required string NothingCompared { get; init; }

    public required string SourcesHeading { get; init; }

    public required string SourcesCaption { get; init; }

    public required string Source { get; init; }

    public required string What { get; init; }

    public required string Day { get; init; }

    public required string Method { get; init; }

    public required string Areas { get; init; }

    public required string Beside { get; init; }

    public required string Same { get; init; }

    public required string Other { get; init; }

    /// <summary>{0} round.</summary>
    public required string Round { get; init; }

    public required string Mobile { get; init; }

    public required string MobileMethod { get; init; }

    public required IReadOnlyDictionary<Concept, string> Concepts { get; init; }

    /// <summary>What each concept counts, in a few words.</summary>
    public required IReadOnlyDictionary<Concept, string> ConceptMeanings { get; init; }

    /// <summary>Names of released indicators that stand beside concepts.</summary>
    public required IReadOnlyDictionary<string, string> Indicators { get; init; }

    /// <summary>Kinds of assessment, by the source's code; another code stays as it is.</summary>
    public required IReadOnlyDictionary<string, string> Assessments { get; init; }

    public required string MapHeading { get; init; }

    /// <summary>{0} kind of areas.</summary>
    public required string MapCaption { get; init; }

    public required string NotCounted { get; init; }

    public required string ChartCaption { get; init; }

    /// <summary>{0} shown, {1} of all.</summary>
    public required string ChartRows { get; init; }

    public required string Ours { get; init; }

    public required string Theirs { get; init; }

    public required string Households { get; init; }

    public required string Area { get; init; }

    public required string Reported { get; init; }

    public required string Released { get; init; }

    public required string Status { get; init; }

    public required string Ratio { get; init; }

    public required string RatioMeaning { get; init; }

    public required string InWords { get; init; }

    /// <summary>How a ratio reads where the reported number is a bound or about: at most, at least, about.</summary>
    public required string AtMost { get; init; }

    public required string AtLeast { get; init; }

    public required string About { get; init; }

    public required string MoreThan { get; init; }

    public required string LessThan { get; init; }

    /// <summary>{0} number of areas.</summary>
    public required string AllRows { get; init; }

    /// <summary>Names of verdicts; {0} is the factor where they lie apart.</summary>
    public required IReadOnlyDictionary<Verdict, string> VerdictWords { get; init; }

    public required string RanksHeading { get; init; }

    public required string RanksCaption { get; init; }

    public required string Correlation { get; init; }

    public required string AtTop { get; init; }

    /// <summary>{0} shared, {1} of how many.</summary>
    public required string SharedOf { get; init; }

    public required string TeamsHeading { get; init; }

    /// <summary>{0} threshold of people, {1} days.</summary>
    public required string TeamsCaption { get; init; }

    /// <summary>{0} threshold, {1} days.</summary>
    public required string TeamsNone { get; init; }

    /// <summary>{0} threshold.</summary>
    public required string Probability { get; init; }

    public required string Settles { get; init; }

    public required string SettlesMuch { get; init; }

    public required string SettlesSome { get; init; }

    public required string SettlesLittle { get; init; }

    public required string Why { get; init; }

    public required string NeverCounted { get; init; }

    /// <summary>{0} day, {1} who.</summary>
    public required string CountedLongAgo { get; init; }

    public required string NobodySees { get; init; }

    public required string TeamsNote { get; init; }

    public required string ApartHeading { get; init; }

    public required string ApartCaption { get; init; }

    public required string ApartNone { get; init; }

    public required string BlindHeading { get; init; }

    public required string LimitOurs { get; init; }

    public required IReadOnlyDictionary<SourceKind, string> Limits { get; init; }

    public required string NotHeldHeading { get; init; }

    public required string Figures { get; init; }

    /// <summary>Reasons why figures were not compared, by their English words.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    public required string TableHeading { get; init; }

    /// <summary>{0} shown, {1} of all, {2} kind of areas.</summary>
    public required string TableCaption { get; init; }

    public required string NoSource { get; init; }

    public required string MethodHeading { get; init; }

    public required string MethodNote { get; init; }

    public required string Caveats { get; init; }
}
