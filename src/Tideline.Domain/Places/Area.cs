namespace Tideline.Domain.Places;

/// <summary>One spatial unit of the country, known by its p-code.</summary>
/// <param name="PCode">The administrative code; text, never a number (leading zeros and letters are part of it).</param>
/// <param name="Name">The name as the boundary file gives it, in the deployment's language.</param>
/// <param name="AdminLevel">0 country, 1 province, 2 district, 3 tehsil; greater is finer.</param>
/// <param name="Parent">P-code of the area one level up; null at the top.</param>
public sealed record Area(string PCode, string Name, int AdminLevel, string? Parent);
