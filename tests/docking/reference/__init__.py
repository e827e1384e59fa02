"""The mean-field mode of the model, written again from docs/model.

It shares nothing with the program but its files, merged into one text. Numbers in brackets are those of docs/model/equations.md, names are
its symbols. A value of one state is kept under its id, one of a cell under the ids (state, power, domain), and so on; a
distribution over postures is a dictionary by posture. It is written to be read and compared with the text: where a sum
can be written as the text has it, it is, whatever that costs.

files       how files write numbers and months
document    the tables of docs/model/inputs.md
world       the files of a world and a scenario (2, 3)
changes     dated changes and the inputs of a month (2)
arena       organisations, polarisation, offers, hazard (P1 to P15)
corridors   routes (6)
usefulness  what states are of use for (P41, K7)
ties        leverage, capability, pull and targets of ties (P6 to P8, P16 to P21)
memberships those that states choose (P38, P39, 4.6)
concessions what powers pay for postures (P45, P46)
joint_moves changes of posture toward several powers at once (P43, P44, 4.7)
neighbours  ties between states (P40, what they are at rest, near_i of P18)
choice      utilities of postures, and choice among them (P22 to P28)
policies    declared policies (docs/model/policies.md)
diplomacy   mediation and votes (P35 to P37, P42)
rest        the resting point (4), affinity its last part (4.5)
month       a month (5), runs the variants and the frozen twin (7)
measures    docs/model/measures.md, steering what it has every twelve months
"""
