namespace Tideline.Synthetic.Geography;

/// <summary>An administrative area of Darya.</summary>
/// <param name="Level">0 country, 1 province, 2 district, 3 tehsil.</param>
/// <param name="Parent">P-code one level up; null at the top.</param>
/// <param name="Division">The division's name on districts and tehsils, else null; not a level.</param>
internal sealed record Place(string PCode, PlaceName Name, int Level, string? Parent, string? Division);

/// <summary>A tehsil with what the simulation needs of it.</summary>
/// <param name="Index">Position among all tehsils by p-code.</param>
/// <param name="District">Position of its district among all districts by p-code.</param>
/// <param name="PeopleShare">Share of the country's people with homes here.</param>
/// <param name="UrbanShare">Share of them that lives in the town.</param>
/// <param name="Rank">The town's: 0 national capital, 1 province, 2 district, 3 tehsil.</param>
internal sealed record Tehsil(
    int Index, int District, string PCode, PlanePoint Town, PlaceName TownName, double PeopleShare, double UrbanShare, int Rank);
