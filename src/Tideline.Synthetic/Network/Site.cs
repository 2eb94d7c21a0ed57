using Tideline.Synthetic.Geography;

namespace Tideline.Synthetic.Network;

/// <summary>A mast with three cells; also the settlement that it serves.</summary>
/// <param name="Weight">Share of the tehsil's people who live nearest to it.</param>
/// <param name="Near">Up to six other sites within 16 km, nearest first.</param>
internal sealed record Site(int Index, int Tehsil, PlanePoint At, bool IsTown, double Weight, int[] Near)
{
    public const int Sectors = 3;
}
