namespace Tideline.Domain.Scaling;

/// <summary>Known totals of people that estimates must meet, such as those of provinces by urban and rural.</summary>
/// <param name="Name">Such as <c>province_residence</c>.</param>
/// <param name="Categories">Names of its categories.</param>
/// <param name="Totals">People by category.</param>
/// <param name="CategoryOf">By unit, the index of its category; −1: the margin says nothing of the unit.</param>
public sealed record RakingMargin(
    string Name, IReadOnlyList<string> Categories, IReadOnlyList<double> Totals, IReadOnlyList<int> CategoryOf);
