using System.Globalization;
using Tideline.Domain.Cubes;

namespace Tideline.Exchange.Products;

/// <summary>How products write numbers, and what stands where there is none.</summary>
internal static class ProductWords
{
    public static string People(decimal number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>What is said in place of a number that may not be shown.</summary>
    public static string Hidden(ObservationStatus status) => status switch
    {
        ObservationStatus.Suppressed => "suppressed",
        ObservationStatus.NotObservable => "not observable",
        _ => "no number",
    };
}
