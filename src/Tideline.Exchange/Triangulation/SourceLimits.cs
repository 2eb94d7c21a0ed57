using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Triangulation;

/// <summary>What each source cannot see, in sentences for readers.</summary>
public static class SourceLimits
{
    /// <summary>Of released figures.</summary>
    public const string Ours =
        "Counts people through subscribers of one operator: people without a phone are taken to move like those with one, and their number is not in the interval. Moves inside the home area, and shorter than the network can tell, are not seen. Why people moved and what they need is not known. Where masts are down nothing is seen, and small numbers are suppressed.";

    /// <summary>Of a reported source.</summary>
    /// <param name="said">What the map of a spreadsheet says; null where it says nothing.</param>
    public static string Of(SourceKind kind, string? said = null) => said ?? kind switch
    {
        SourceKind.Dtm =>
            "Counts displaced people where teams or key informants reach them: places that were not assessed are missing and are not 0, people who stay with relatives are seen less than those in sites, and a round takes weeks. It counts where people are; of where they come from it has the province at most. A baseline assessment (BA) and a site assessment (SA) count some of the same people.",
        SourceKind.HapiIdps =>
            "Passes on numbers of DTM with a delay: all that DTM cannot see holds here, and people whose district is not known stand apart.",
        SourceKind.HapiNeeds =>
            "Is planned for a year and agreed between agencies, from surveys and assumptions: it does not follow an emergency by the week. People in need or affected need not be displaced.",
        SourceKind.Idmc =>
            "Counts movements that media and authorities report, not people: one person may be counted again, and small or unreported events are missing. It comes some three weeks late, mostly for a country as a whole; it says nothing of how many are still away.",
        SourceKind.Assessment =>
            "Counts what its teams reached, as its authors define it; the map of its columns says nothing about what it misses.",
    };
}
