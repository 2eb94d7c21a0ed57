using System.Runtime.InteropServices;

namespace Tideline.Domain.Displacement.Presets;

/// <summary>What a day shows under a preset's rules.</summary>
/// <param name="Day">Day number.</param>
/// <param name="Host">−1 at home, a finest area away (the count of areas where it is unmapped), or
/// <see cref="SightingRule.Undecided"/>: neither.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Judged(int Day, int Host);
